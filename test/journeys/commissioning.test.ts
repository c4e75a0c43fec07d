import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { assertAccessible, assertReflows, tabTo } from '#test/browser';
import { choose, press, read, type } from '#test/keyboard';
import { openScene } from '#test/scene';
import { openListeningSite, sitDown } from '#test/listening-site';

// Two coordinators and a member of the commissioning group take an audit from a template to agreement, and a lead sees
// what the agency is asked: by keyboard alone and without script; then with script, two tabs and saving as one types.

const { db, scene } = await openScene();
const { here } = scene;
// A second coordinator; and an audit group that asks nothing of anybody yet.
await db.behind(`update accounts.membership set roles = '{coordinator}' where id = $1`, [
  here.people.administrator.membership,
]);
await db.behind('delete from audits.request');
const { address } = await openListeningSite(db);

type Person = { readonly page: Page; readonly home: string };

async function enter(role: keyof typeof here.people, script: boolean): Promise<Person> {
  const { key, membership } = here.people[role];
  const page = await sitDown(address, key, { script });
  return { page, home: `${address}/as/${membership}` };
}

test('by keyboard and without script: from a template to agreed terms, and to what one agency is asked', async () => {
  const one = await enter('coordinator', false);
  const other = await enter('administrator', false);
  await one.page.goto(`${one.home}/audits`);
  await press(one.page, 'Commission an audit');
  await type(one.page, 'Title', 'Multi-agency dip sample of neglect');
  await choose(one.page, 'Deep dive', 1);
  await press(one.page, 'Begin');
  const terms = new URL(one.page.url()).pathname.replace(/^\/as\/[^/]+/, '');

  // Each fills in another section; neither waits for the other.
  await press(one.page, 'What it is about');
  await other.page.goto(`${other.home}${terms}`);
  await press(other.page, 'Which period');
  await type(one.page, 'Subject in a few words', 'neglect');
  await tabTo(one.page, 'Neglect');
  await one.page.keyboard.press('Space');
  await type(other.page, 'Period that is read, in words', '1 June 2025 to 31 May 2026');
  await press(other.page, 'Save');
  await press(one.page, 'Save');
  assert.match(await read(one.page), /“What it is about” is saved/);

  await press(one.page, 'Who takes part');
  await tabTo(one.page, /^Agency/);
  await one.page.keyboard.press('Space');
  await press(one.page, 'Save');
  await press(one.page, 'Who takes part');
  await press(one.page, 'Add a commissioner');
  await type(one.page, 'Part of it, or name of the body', 'Audit group');
  await tabTo(one.page, 'Who agrees for them in Throughline');
  await one.page.locator('*:focus').evaluate((list: HTMLSelectElement, membership) => {
    list.value = membership;
  }, here.people.panel_chair.membership);
  await press(one.page, 'Save');
  await press(other.page, 'Dates and meetings');
  await type(other.page, 'The board meets on', '6 February 2030');
  await press(other.page, 'Save');
  assert.match(await read(other.page), /Dates and meetings/);

  await one.page.goto(`${one.home}${terms}`);
  await press(one.page, 'Check what is written');
  await assertReflows(one.page, 'check answers');
  await press(one.page, 'Put it to the group');
  assert.match(await read(one.page), /It has been put to those who commission the audit/);

  const chair = await enter('panel_chair', false);
  await chair.page.goto(chair.home);
  await press(chair.page, /^Read and answer/);
  await choose(chair.page, 'I agree', 0);
  await press(chair.page, 'Record my answer');
  assert.match(await read(chair.page), /Your answer is recorded/);

  await one.page.goto(`${one.home}${terms.replace('/terms', '/agreement')}`);
  assert.match(await read(one.page), /Version 1 is agreed by everybody/);
  await press(one.page, 'Start the audit');
  await press(one.page, 'Start the audit');
  assert.match(await read(one.page), /The audit has started/);

  const lead = await enter('agency_lead', false);
  await lead.page.setViewportSize({ width: 390, height: 800 });
  await lead.page.goto(lead.home);
  await press(lead.page, /^See what is asked/);
  await assertReflows(lead.page, 'a request on a phone');
  assert.match(await read(lead.page), /Multi-agency dip sample of neglect/);
  assert.match(await read(lead.page), /Returns are due/);
  assert.doesNotMatch(await read(lead.page), /Audit group|The pack goes/);
});

test('with script: what is typed is saved at once, and two tabs on one field see both texts', async () => {
  const one = await enter('coordinator', true);
  await one.page.goto(`${one.home}/audits/begin`);
  await one.page.getByLabel('Title').fill('Audit of assessments');
  await one.page.getByLabel('Nothing').check();
  await one.page.getByRole('button', { name: 'Begin' }).click();
  const section = `${one.page.url()}/questions`;
  await one.page.goto(section);
  const tab = await one.page.context().newPage();
  await tab.goto(section);

  await one.page.getByLabel('The question').fill('What helps a child be heard?');
  await one.page.getByText(/^Saved [0-9]/).waitFor();
  await tab.getByLabel('The question').fill('Who listens to the child?');
  await tab
    .getByText(/Somebody else|changed/)
    .first()
    .waitFor();
  await tab.getByRole('button', { name: 'Save', exact: true }).click();
  assert.match(await read(tab), /Somebody else changed this meanwhile/);
  assert.match(await read(tab), /helps a child be heard[\s\S]*listens to the child/);
  await assertAccessible(tab, 'a conflict');
  await tab.getByRole('button', { name: 'Save what I typed' }).click();
  await one.page.goto(section);
  assert.equal(await one.page.getByLabel('The question').inputValue(), 'Who listens to the child?');
});

test('every page of the way is accessible', async () => {
  const { page, home } = await enter('coordinator', true);
  const audit = `${home}/audits/${here.liveAudit}`;
  for (const path of ['terms', 'terms/subject', 'terms/agencies', 'dates', 'asked']) {
    await page.goto(`${audit}/${path}`);
    await assertAccessible(page, path);
    await page.setViewportSize({ width: 320, height: 800 });
    await assertReflows(page, path);
    await page.setViewportSize({ width: 1280, height: 900 });
  }
});
