import { benchAutosave } from './autosave.ts';
import { benchBriefing } from './briefing.ts';
import { benchPages } from './pages.ts';
import { benchProgramme } from './programme.ts';
import { benchRowSecurity } from './row-security.ts';

// `npm run bench` prints everything in one run; `npm run bench -- quick` at the smallest size only.

const isQuick = process.argv.includes('quick');
const print = (line: string): void => console.log(line);
await benchPages(print, isQuick ? [1] : [1, 10, 100], isQuick ? 2 : 6);
await benchRowSecurity(print, isQuick ? [1] : [1, 10, 100], isQuick ? 20 : 200);
await benchProgramme(print, isQuick ? [1] : [1, 10, 100], isQuick ? 2 : 6);
await benchAutosave(print, isQuick ? [1] : [1, 10, 100], isQuick ? 2 : 8);
await benchBriefing(print, isQuick ? 5 : 30);
