"""extract_snippet.py README.md OUT.cpp: the first ```cpp block of a document, as a source; nothing there is an error."""
import re
import sys
from pathlib import Path

document, out = map(Path, sys.argv[1:])
block = re.search(r"^```cpp\n(.*?)^```", document.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)
if not block:
    sys.exit(f"{document}: no cpp block")
out.write_text(f'#line 1 "{document.name}"\n{block[1]}', encoding="utf-8")
