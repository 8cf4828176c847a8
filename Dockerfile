# The daemon in a container. The archive lies in /data, the configuration is mounted over /app/sources.yaml.
FROM python:3.11-slim

RUN useradd --create-home --uid 10001 figurewatch && mkdir /data && chown figurewatch /data
WORKDIR /app
COPY requirements.lock ./
RUN pip install --no-cache-dir --require-hashes -r requirements.lock
COPY pyproject.toml LICENSE NOTICE README.md sources.yaml ./
COPY monitor ./monitor
COPY storage ./storage
COPY alerts ./alerts
COPY demo ./demo

USER figurewatch
ENV FIGUREWATCH_ARCHIVE=sqlite:////data/figurewatch.db \
    FIGUREWATCH_CONFIG=/app/sources.yaml \
    PYTHONUNBUFFERED=1
VOLUME /data
STOPSIGNAL SIGTERM
ENTRYPOINT ["python", "-m", "monitor"]
CMD ["run"]
