"""Measuring onrecord against annotated material.

`extraction` scores statements against annotated documents (a folder with `texts/` and `commitments.jsonl`);
`dossier` scores the whole pipeline against a dossier (a folder with `reports.jsonl` and `gold.json`).
Nothing here is imported by a stage.
"""
