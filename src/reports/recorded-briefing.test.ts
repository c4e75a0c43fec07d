import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { archivePaths } from '#archive';
import { openWindow } from '#test/browser';
import { freshDatabase } from '#test/database';
import { readHtml } from '#test/read-documents';
import { makeScene } from '#test/scene';
import { openListeningSite } from '#test/listening-site';
import { paths } from './paths.ts';

// Somebody who has nothing but a briefing of two pages (test/journeys/hollowmere-briefing.txt, an invented place) records
// it through the pages, by keyboard alone and in the order in which the briefing tells it; its briefings are then made.
//
// Seen on 2026-11-26: 62 pages, 131 fields and 4,150 keys, more than half of them Tab. At 40 words a minute and six seconds
// a page that is 26.9 minutes, of which six are looking at pages; with a mouse it is less. Nobody was timed. What was mended
// on the way: items of a list are saved with another one begun, a section has a way on below its lists, and an agency is
// ticked as contributing where it is named.

const briefing = readFileSync(
  new URL('../../test/journeys/hollowmere-briefing.txt', import.meta.url),
  'utf8',
).replace(/\s+/g, ' ');

/** What an ordinary typist needs: 40 words of five keys a minute, and to look at each page. */
const keysPerMinute = 40 * 5;
const secondsPerPage = 6;

const db = await freshDatabase();
const scene = await makeScene(db);
const { site, address } = await openListeningSite(db);

/** Somebody at a keyboard, and what it costs them. */
function sitDown(page: Page) {
  const spent = { keys: 0, pages: 1, fields: 0 };

  async function press(key: string): Promise<void> {
    spent.keys += 1;
    await page.keyboard.press(key);
  }

  /** Tabs until what has the focus is called that. */
  async function goTo(name: string): Promise<void> {
    for (let presses = 0; presses < 90; presses += 1) {
      await press('Tab');
      const found = await page.evaluate(() => {
        const focused = globalThis.document.activeElement as HTMLInputElement | null;
        return focused?.labels?.[0]?.textContent ?? focused?.textContent ?? '';
      });
      if (found.replace(/\s+/g, ' ').trim() === name) return;
    }
    assert.fail(`Tab never reached ${name} on ${page.url()}`);
  }

  /** Goes on from here to another page; past its menu by the link that is there for it. */
  async function follow(name: string): Promise<void> {
    await goTo(name);
    await Promise.all([page.waitForNavigation(), press('Enter')]);
    spent.pages += 1;
    await goTo('Skip to main content');
    await press('Enter');
  }

  async function type(label: string, text: string): Promise<void> {
    await goTo(label);
    spent.fields += 1;
    spent.keys += text.length;
    await page.keyboard.type(text);
  }

  /** Chooses in a group of circles: the first, or so many below it. */
  async function choose(first: string, below: number): Promise<void> {
    await goTo(first);
    spent.fields += 1;
    for (let step = 0; step < below; step += 1) await press('ArrowDown');
    await press('Space');
  }

  async function tick(label: string): Promise<void> {
    await goTo(label);
    spent.fields += 1;
    await press('Space');
  }

  /** Adds the items of a list one after another; back at the section when the last is saved. */
  async function add<Item>(
    what: string,
    items: readonly Item[],
    fill: (item: Item) => Promise<void>,
  ): Promise<void> {
    await follow(`Add a ${what}`);
    for (const [index, item] of items.entries()) {
      await fill(item);
      await follow(index === items.length - 1 ? 'Save' : 'Save and add another');
    }
  }

  // From a list one chooses by typing the first letters.
  return { page, spent, press, follow, type, pick: type, choose, tick, add };
}

/** What is typed from the briefing must stand in it, so that nothing is made up on the way. */
function said(text: string): string {
  assert.ok(briefing.includes(text), `The briefing does not say: ${text}`);
  return text;
}

const agencies = [
  ["Hollowmere Children's Services", 'Social Care', "Children's so", '6', '0'],
  ['Fenshire Constabulary', 'Constabulary', 'Pol', '6', '0'],
  ['Hollowmere Community Health', 'Community Health', 'Comm', '4', '2'],
  ['Fenshire Hospitals', 'Hospitals', 'Acute', '3', '3'],
  ['Hollowmere Schools', 'Hollowmere Schools', 'Schools', '5', '1'],
  ['Lantern Youth Project', 'Lantern', 'Vol', '2', '4'],
] as const;

const worked = 0;
const learned = 1;
const findings = [
  [worked, 'Police officers knew the children and spoke of them with warmth.', "The child's", '4', []],
  [worked, 'Return home conversations were offered within three days.', 'Following', '5', []],
  [worked, 'School staff noticed early that a child was unhappy at home.', "The child's", 'most', []],
  [
    learned,
    'What children said on their return was written down and not passed to those who planned with them.',
    'Information',
    '4',
    ['Social Care', 'Constabulary'],
  ],
  [
    learned,
    'Strategy meetings took place without health.',
    'Administration',
    '3',
    ['Social Care', 'Community Health'],
  ],
  [learned, 'Fathers who lived elsewhere were not asked what they knew.', 'Fathers', '3', []],
  [learned, 'Minutes of meetings arrived after the next one.', 'Minutes', '2', []],
  [learned, 'Case recording did not say who was told that the child was back.', 'Record', 'several', []],
] as const;

const recommendations = [
  [
    "Children's Services sends the record of each return home conversation to the school and the school nurse within two working days.",
    'Change',
    'Social Care',
    'June 2025',
    'Information',
  ],
  [
    'Community Health names somebody who attends strategy meetings about missing children.',
    'Action',
    'Community Health',
    'May 2025',
    'Administration',
  ],
  [
    'The Quality and Learning Group looks at ten records of return home conversations.',
    'Request',
    null,
    'December 2025',
    'Information',
  ],
] as const;

test('a briefing of two pages is recorded by keyboard in less than 30 minutes, and becomes an audit that makes its own briefings', async () => {
  const page = await openWindow({ width: 1280 });
  const { key, membership: m } = scene.here.people.coordinator;
  await page.context().addCookies([{ name: 'session', value: key, url: address }]);
  await page.goto(`${address}${archivePaths.record(m)}`);
  const by = sitDown(page);

  await by.type('Title of the audit', 'Audit of children who go missing from home');
  await by.type('Year in which it was done', '2024');
  await by.follow('Begin');
  const [, audit = ''] = /audits\/([^/]+)\/recording/.exec(page.url()) ?? [];

  await by.follow('The audit and its publication');
  await by.type('Subject in a few words', said('children who go missing from home'));
  await by.type(
    'Title of the publication',
    said('Learning from our audit: children who go missing from home'),
  );
  await by.choose('Summary briefing', 0);
  await by.type('Publisher', 'Hollowmere Safeguarding Children Partnership');
  await by.type('Published', said('March 2025'));
  await by.follow('Save, then: What it was about, and why');

  await by.tick("The child's voice and lived experience");
  await by.type('Priority that it served (optional)', 'Missing children');
  await by.type('The plan that set the priority (optional)', said('Business plan 2024 to 2026'));
  await by.type(
    'What the audit was for',
    `To find out ${said('how well agencies respond when a child goes missing, and whether what children tell us changes their plan.')}`,
  );
  await by.type(
    'What led to it',
    `A review of 2023 ${said('found that what children said when they came back seldom reached those who planned with them.')}`,
  );
  await by.follow('Save, then: When, and which cases');

  await by.type('Period that was looked at', said('the 12 months to September 2024'));
  await by.type('Carried out', said('November 2024'));
  await by.type('Reported', said('January 2025'));
  await by.type('Cases in all', '6');
  await by.type('Who supplied the list of cases', said("Children's services"));
  await by.type('How cases were selected', 'Every district and both sexes were among them.');
  await by.follow('Save');
  await by.follow('When, and which cases');
  await by.add('method', [0], async () => {
    await by.pick('Method', 'Case');
    await by.type('Cases looked at in this way', '6');
  });
  await by.follow('All sections');

  await by.follow('Who');
  await by.type('Group that received the report', said('Quality and Learning Group'));
  await by.follow('Save');
  await by.follow('Who');
  await by.add('named agency', agencies, async ([name, short, kind]) => {
    await by.type('Full name, if it is none of yours', said(name));
    await by.type('Short name, if it is none of yours', short);
    await by.pick('Kind of agency, if it is none of yours', kind);
    await by.tick('It contributed to the audit');
  });
  await by.add('commissioner', [0], async () => {
    await by.type('Name of the body, or of a part of the agency', 'Quality and Learning Group');
  });
  await by.follow('Next: Who took part');

  await by.add('row', agencies, async ([, short, , audited, unknown]) => {
    await by.tick(short);
    await by.type('Audited', audited);
    await by.type('Not known', unknown);
  });
  await by.follow('Next: What was found');

  await by.add('finding', findings, async ([kind, text, theme, extent, about]) => {
    await by.choose('Strength', kind);
    await by.type('What was found', said(text));
    await by.pick('Main theme', theme);
    if (/\d/.test(extent)) await by.type('In how many cases', extent);
    else await by.pick('Or the word of the publication', extent);
    for (const one of about) await by.tick(one);
  });
  await by.follow('Next: Statements');

  await by.add(
    'statement',
    [
      [1, 'No child was found to be unsafe at the time of the audit.'],
      [3, 'Six cases cannot say how often the same happens to other children in Hollowmere.'],
    ] as const,
    async ([kind, text]) => {
      await by.choose('Conclusion', kind);
      await by.type('What it says', said(text));
    },
  );
  await by.follow('Next: What was recommended');

  await by.add(
    'recommendation or suggested action',
    recommendations,
    async ([text, kind, owner, due, theme]) => {
      await by.choose('Recommendation', 0);
      await by.type('What is asked for', said(text));
      await by.pick('Kind of change', kind);
      if (owner !== null) await by.tick(owner);
      else await by.type('Or a body that is no agency', 'Quality and Learning Group');
      await by.type('Due (optional)', said(due));
      await by.pick('Main theme', theme);
    },
  );
  await by.follow('Next: Guidance cited');

  await by.add('citation', [0], async () => {
    await by.pick('Document and edition', 'Working Together to Safeguard Children (2023');
    await by.choose('Requires the audit', 2);
  });
  await by.add('citation of another document', [0], async () => {
    await by.type('Title', said('Missing children protocol'));
    await by.type('Edition', said('April 2022'));
    await by.pick('Kind of document', 'Proc');
    await by.choose('Requires the audit', 3);
  });
  await by.follow('Next: Questions and resources');

  await by.type('Reflective questions', said('Who in your team hears what a child said on coming home?'));
  await by.press('Enter');
  await by.page.keyboard.type(said('When did you last ask a father who lives elsewhere?'));
  await by.follow('Save');
  await by.follow('Questions and resources');
  await by.add('resource', [0], async () => {
    await by.type('Title', said('Missing children: a guide for practitioners'));
    await by.type('Web address (optional)', said('https://hollowmere.example/missing'));
  });
  await by.follow('All sections');
  await by.follow('Check what is written');
  await by.follow('Finish');

  const { keys, pages, fields } = by.spent;
  const minutes = keys / keysPerMinute + (pages * secondsPerPage) / 60;
  const cost = `${pages} pages, ${fields} fields, ${keys} keys: ${minutes.toFixed(1)} minutes`;
  assert.ok(
    page.url().includes(`${archivePaths.audit(m, audit)}?imported=added`),
    `${page.url()} after ${cost}`,
  );
  assert.ok(minutes < 30, cost);

  const reader = { m: scene.here.people.board_member.membership, key: scene.here.people.board_member.key };
  const visitor = site.visitor(reader.key);
  const participation = await visitor.get(archivePaths.participation(reader.m, audit));
  assert.match(participation.body, /Lantern/);
  for (const kind of ['summary', 'seven-minute'] as const) {
    const made = await visitor.get(paths.briefingFile(reader.m, audit, kind, 'html'));
    assert.equal(made.status, 200, kind);
    const { text } = readHtml(made.body);
    assert.match(text, /four of the six cases/i);
    assert.match(text, /spoke of them with warmth/);
  }
  const { text } = readHtml((await visitor.get(paths.briefingFile(reader.m, audit, 'summary', 'html'))).body);
  for (const words of [
    /names somebody who attends strategy meetings/,
    /No child was found to be unsafe/,
    /A review of 2023 found/,
    /Who in your team hears/,
  ])
    assert.match(text, words);
});
