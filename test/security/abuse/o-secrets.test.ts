import assert from 'node:assert/strict';
import { test } from 'node:test';
import { everyFile, readText } from '../../architecture/source-files.ts';

test('no file of the repository holds a secret, but for what tests make up (O02)', () => {
  const secrets: Readonly<Record<string, RegExp>> = {
    'a private key': /-----BEGIN [A-Z ]*PRIVATE KEY-----/,
    'a key of a cloud': /\b(?:AKIA|ASIA)[0-9A-Z]{16}\b|\bAIza[\w-]{35}\b/,
    'a token': /\b(?:gh[pousr]_\w{36}|xox[abprs]-[\w-]{10,}|npm_\w{36}|eyJ[\w-]{10,}\.eyJ[\w-]{10,})\b/,
    'a password in an address':
      /\b(?:postgres(?:ql)?|smtps?|https?):\/\/[^\s/:@'"`<>$]+:(?!password[\]@])[^\s/@'"`<>${}]+@/,
    'a hash of a password': /\$argon2id\$v=19\$m=\d+,t=\d+,p=\d+\$[\w+/]{16,}\$[\w+/]{32,}/,
  };
  const found = everyFile
    .filter((path) =>
      /\.(?:ts|mjs|js|json|md|sql|scss|css|typ|html|ya?ml|toml|env|txt|conf|service)$/.test(path),
    )
    .filter((path) => !/\.test\.ts$|^test\/|^package-lock\.json$/.test(path))
    .flatMap((path) => {
      const text = readText(path);
      return Object.entries(secrets).flatMap(([what, pattern]) =>
        pattern.test(text) ? [`${path}: ${what}`] : [],
      );
    });
  // The decoy is the hash of nothing: nobody's password.
  assert.deepEqual(
    found.filter((one) => one !== 'src/platform/crypto/password-hash.ts: a hash of a password'),
    [],
  );
  assert.deepEqual(
    everyFile.filter((path) => /(?:^|\/)(?:\.env|.*\.(?:pem|key|p12|pfx|kdbx|dump|sqlite))$/.test(path)),
    [],
  );
});
