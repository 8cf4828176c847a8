"""What the benchmark of the ledger's cost refuses before it fills an archive."""

import pytest

from benchmarks.ledger_cost import main


def test_several_sizes_need_a_database_each(capsys):
    with pytest.raises(SystemExit):
        main(["--sizes", "10,100", "--database", "sqlite:///one.db"])
    assert "--database needs {size}" in capsys.readouterr().err
