"""Naughty strings.

The first block is from the Big List of Naughty Strings, copyright (c) 2015 Max Woolf, under the MIT licence: permission is
granted, free of charge, to any person obtaining a copy, to deal in the software without restriction, provided that this
notice is included; it is provided "as is", without warranty of any kind.
"""

from __future__ import annotations

NAUGHTY = (
    "<script>alert(123)</script>",
    "&lt;script&gt;alert(&#39;123&#39;);&lt;/script&gt;",
    "<img src=x onerror=alert(123) />",
    "<svg><script>123<1>alert(123)</script>",
    '"><script>alert(123)</script>',
    "' onclick=alert(1) '",
    "javascript:alert(1)",
    "--><script>alert(123)</script>",
    "</title></style></textarea><svg onload=alert(1)>",
    "田中さんにあげて下さい",
    "사회과학원 어학연구소",
    "👨‍👩‍👧‍👦 👾 🙇 💁",
    "ثم نفس سقطت وبالتحديد،, جزيرتي باستخدام أن دنو. إذ هنا؟",
    "בְּרֵאשִׁית, בָּרָא אֱלֹהִים, אֵת הַשָּׁמַיִם",
    "\u202e\u202etest\u202e",
    "Ṱ̺̺̕o͞ ̷i̲̬͇̪͙n̝̗͕v̟̜̘̦͟o̶̙̰̠kè͚̮̺̪̹̱̤",
    "ด้้้้้็็็็็้้้้้็็็็็้้้้้้้้็็็็็",
    "{% print 'x' * 64 * 1024**3 %}",
    '{{ "".__class__.__mro__[2].__subclasses__() }}',
    "$HOME `touch /tmp/x` $(touch /tmp/y)",
    "\u0001\u0002\u0003\u0007\u001b[31m",
    "Ω≈ç√∫˜µ≤≥÷ ⅛⅜⅝⅞ ☃ ¯\\_(ツ)_/¯",
)
MARKUP = (
    '#panic(1) #read("/etc/passwd") $x$ *b* _i_ @ref <label> = head',
    "[click](javascript:alert(1)) ![pixel](https://evil.example/p.png)",
    "# Heading",
    "1. item",
    "- [ ] task | table | cell",
    "[1]: https://evil.example",
    "see https://evil.example/x or www.evil.example or mail me@evil.example",
    "```\ncode\n``` ~~~ <!-- note --> <https://evil.example>",
    "x" * 900,
    "ب" * 700,
    "\\",
    "&copy; &#x41; %00",
)
ALL = NAUGHTY + MARKUP
