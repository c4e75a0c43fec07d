// Run as a program of its own with TMPDIR set to a private folder: the package unpacks into the temporary folder and
// changes its process's environment. Prints what a browser's process needs.
import { writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import chromium, { inflate, setupLambdaEnvironment } from '@sparticuz/chromium';

chromium.setGraphicsMode = false;
const executable = await chromium.executablePath();
const bin = join(fileURLToPath(new URL('../bin/', new URL(import.meta.resolve('@sparticuz/chromium')))));
const libraries = await inflate(join(bin, 'al2023.tar.br'));
setupLambdaEnvironment(join(libraries, 'lib'));
// The package's own list of font folders names the system's temporary folder; a browser that finds no font at all dies.
const fonts = join(tmpdir(), 'fonts.conf');
writeFileSync(
  fonts,
  `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${join(tmpdir(), 'fonts')}</dir>
  <cachedir>${join(tmpdir(), 'fonts-cache')}</cachedir>
</fontconfig>
`,
);
process.stdout.write(
  JSON.stringify({
    executable,
    env: {
      LD_LIBRARY_PATH: process.env['LD_LIBRARY_PATH'],
      FONTCONFIG_FILE: fonts,
      HOME: process.env['HOME'],
    },
  }),
);
