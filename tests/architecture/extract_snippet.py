"""extract_snippet.py README.md OUT.cpp [N]: the first (or Nth) ```cpp block of a document, as a source; nothing there is an error."""
import re
import sys
from pathlib import Path

document, out = map(Path, sys.argv[1:3])
number = int(sys.argv[3]) if len(sys.argv) > 3 else 1
blocks = re.findall(r"^```cpp\n(.*?)^```", document.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)
if len(blocks) < number:
    sys.exit(f"{document}: no cpp block {number}")
out.write_text(f'#line 1 "{document.name}"\n{blocks[number - 1]}', encoding="utf-8")
