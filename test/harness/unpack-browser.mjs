// Run as a program of its own with TMPDIR set to a private folder: the package unpacks into the temporary folder and
// changes its process's environment. Prints what a browser's process needs.
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import chromium, { inflate, setupLambdaEnvironment } from '@sparticuz/chromium';

chromium.setGraphicsMode = false;
const executable = await chromium.executablePath();
const bin = join(fileURLToPath(new URL('../bin/', new URL(import.meta.resolve('@sparticuz/chromium')))));
const libraries = await inflate(join(bin, 'al2023.tar.br'));
setupLambdaEnvironment(join(libraries, 'lib'));
process.stdout.write(
  JSON.stringify({
    executable,
    env: {
      LD_LIBRARY_PATH: process.env['LD_LIBRARY_PATH'],
      FONTCONFIG_PATH: process.env['FONTCONFIG_PATH'],
      HOME: process.env['HOME'],
    },
  }),
);
