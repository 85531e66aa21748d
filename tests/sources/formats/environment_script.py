"""In the place of child_script.py: says which variables it was given."""

import json
import os

print(json.dumps({"names": sorted(os.environ)}))  # noqa: T201
