import { benchAutosave } from './autosave.ts';
import { benchAutosaveReturns } from './autosave-returns.ts';
import { benchBriefing } from './briefing.ts';
import { benchCheckList } from './check-list.ts';
import { benchDraw } from './draw.ts';
import { benchList } from './list.ts';
import { benchLoadList } from './load-list.ts';
import { benchMatrix } from './matrix.ts';
import { benchPages } from './pages.ts';
import { benchProgramme } from './programme.ts';
import { benchReturns } from './returns.ts';
import { benchRowSecurity } from './row-security.ts';

// `npm run bench` prints everything in one run; `npm run bench -- quick` at the smallest size only.

const isQuick = process.argv.includes('quick');
const print = (line: string): void => console.log(line);
await benchPages(print, isQuick ? [1] : [1, 10, 100], isQuick ? 2 : 6);
await benchMatrix(print, isQuick ? [10] : [10, 100, 1000], isQuick ? 2 : 6);
await benchRowSecurity(print, isQuick ? [1] : [1, 10, 100], isQuick ? 20 : 200);
await benchProgramme(print, isQuick ? [1] : [1, 10, 100], isQuick ? 2 : 6);
await benchAutosave(print, isQuick ? [1] : [1, 10, 100], isQuick ? 2 : 8);
await benchAutosaveReturns(print, isQuick ? 5 : 60);
await benchReturns(print, isQuick ? 2 : 6, isQuick ? 5 : 30);
await benchList(print, isQuick ? [500] : [500, 5_000, 50_000]);
await benchLoadList(print, isQuick ? [500] : [500, 5_000, 50_000]);
await benchCheckList(print, isQuick ? [500] : [500, 5_000, 50_000]);
await benchBriefing(print, isQuick ? 5 : 30);
await benchDraw(print, isQuick ? [500] : [500, 5_000, 50_000], isQuick ? 3 : 7);
