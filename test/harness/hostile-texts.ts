/** What somebody might type, or put into an address, who means harm; and what nobody would type but a program sends. */

/** What a template, a typesetter, a word processor or a browser might run. */
export const programs = [
  '{{7*7}}',
  '{{ range.constructor("return process")().exit() }}',
  '${7*7}',
  '#{7*7}',
  '<%= 7*7 %>',
  '#read("/etc/passwd")',
  '{ INCLUDETEXT "/etc/passwd" }',
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  "' onfocus=alert(1) autofocus='",
  '</textarea></title></style><script>alert(1)</script>',
  '<iframe src="file:///etc/passwd"></iframe>',
  '<meta http-equiv="refresh" content="0;url=https://evil.example/">',
  'javascript:alert(1)',
  ']]><x/>',
] as const;

/** What a spreadsheet might run. */
export const formulas = [
  "=cmd|' /C calc'!A0",
  '+1+1',
  '-1+1',
  '@SUM(1)',
  '＝1+1',
  '=HYPERLINK("https://evil.example/")',
] as const;

/** One of each kind: for trying every field with every one of them. */
export const hostileTexts: readonly string[] = [
  '',
  "'); drop table accounts.person; --%_\\",
  '\r\nSet-Cookie: session=1',
  'a\u0000b',
  '\u202e',
  '__proto__',
  'ΑΣİẞ٣１{{7*7}}<script>alert(1)</script>',
  '99999999999999999999',
  'x'.repeat(20_000),
  `a${'\u0301'.repeat(300)}`,
];

/** Bytes that are no UTF-8, and half a character: as they go over the wire in a form or an address. */
export const brokenBytes = ['%ff', '%ed%a0%80', '%c0%af'] as const;

/** As they stand in an address: some encoded, some that no encoder makes. Few, for every page is asked with each. */
export const hostileWords: readonly string[] = [
  ...brokenBytes,
  ...["' or 1=1 --", '%_\\<script>ΑΣ', '99999999999999999999'].map(encodeURIComponent),
  '-1',
  '__proto__',
  '%00',
  '%zz',
  '%252e%252e%252f',
  'x'.repeat(150),
];
