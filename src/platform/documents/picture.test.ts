import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkPicture, labelPicture } from './picture.ts';

const wrap = (inner: string) =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="10" height="10">${inner}</svg>`;

test('A picture of shapes and text is taken as it came', () => {
  const svg = wrap(
    '<defs><pattern id="a"/></defs><rect fill="url(#a)" width="1" height="1"/><text>5 &amp; 6</text>',
  );
  assert.equal(checkPicture(svg), svg);
});

test('A picture that runs or reaches outside is refused', () => {
  const bad = [
    wrap('<script>1</script>'),
    wrap('<foreignObject/>'),
    wrap('<image href="http://a.example/x.png"/>'),
    wrap('<rect onload="x()"/>'),
    wrap('<rect style="fill:red"/>'),
    wrap('<rect fill="url(http://a.example#x)"/>'),
    wrap('<animate attributeName="x"/>'),
    wrap('<style>*{}</style>'),
    wrap('<!-- note -->'),
    '<!DOCTYPE svg [<!ENTITY a "b">]><svg xmlns="http://www.w3.org/2000/svg">&a;</svg>',
    wrap('<rect>'),
    '<html/>',
    '',
    wrap(`<text>${'x'.repeat(1_000_000)}</text>`),
  ];
  for (const svg of bad)
    assert.throws(() => checkPicture(svg), /^DocumentProblem: A picture cannot be used/, svg.slice(0, 90));
});

test('A labelled picture carries its words as an attribute, whatever is in them', () => {
  assert.match(
    labelPicture(wrap(''), '"><script>&'),
    /role="img" aria-label="&quot;(>|&gt;)&lt;script(>|&gt;)&amp;"/,
  );
});
