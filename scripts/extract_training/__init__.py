"""How the weights of `onrecord.extract` are made: `python scripts/train_extract.py MATERIAL` runs all of it."""
