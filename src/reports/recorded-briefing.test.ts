import assert from 'node:assert/strict';
import { test } from 'node:test';
import { archivePaths } from '#archive';
import { readHtml } from '#test/read-documents';
import { openRecordingDesk } from '#test/recording';
import { paths } from './paths.ts';

test('a two-page briefing recorded through the pages becomes an audit that makes its own briefing', async () => {
  const desk = await openRecordingDesk();
  const { begin, fill, add, finish, scene, coordinator } = desk;
  const { m } = coordinator;
  const audit = await begin('Multi-agency audit of neglect');
  await fill(audit, 'publication', {
    subject: 'neglect of young children',
    'source-title': 'Learning from our audit of neglect',
    'source-kind': 'summary_briefing',
    'source-publisher': 'Anytown SCP',
    'source-published': 'September 2024',
  });
  await fill(audit, 'why', {
    themes: ['neglect'],
    priority: 'Early help',
    purpose: 'To find out how early agencies notice neglect.',
    background: 'A review of 2023 found that neglect was noticed late.',
  });
  await fill(audit, 'cases', {
    'scope-phrase': 'the 12 months to February 2024',
    fieldwork: 'March to May 2024',
    cases: '6',
    'frame-supplier': 'Children’s Social Care',
  });
  await add(audit, 'cases', 'method', { kind: 'case_file_audit', cases: '6' });
  await add(audit, 'cases', 'area', { name: 'Anytown', cases: '6' });
  const known = await add(audit, 'who', 'agency', { known: scene.here.agency, services: 'Front Door' });
  const police = { name: 'Anyshire Constabulary', 'short-name': 'Constabulary', type: 'police' };
  const named = await add(audit, 'who', 'agency', police);
  await add(audit, 'who', 'commissioner', { name: 'Quality sub-group' });
  await add(audit, 'who', 'contributor', { agency: `${known}|Front Door` });
  await add(audit, 'who', 'contributor', { agency: named });
  await fill(audit, 'who', { 'receiving-group': 'The Board' });
  const counts = (audited: string, unknown: string) => ({ counts: audited, 'counts-not_known': unknown });
  await add(audit, 'participation', 'row', { agencies: [known], ...counts('6', '') });
  await add(audit, 'participation', 'row', { agencies: [named], ...counts('4', '2') });
  await add(audit, 'findings', 'finding', {
    kind: 'strength',
    text: 'Social workers recorded what daily life was like for the child.',
    theme: 'lived_experience',
    said: 'most',
  });
  const late = await add(audit, 'findings', 'finding', {
    kind: 'learning',
    text: 'Minutes of the core group reached police after the next meeting.',
    theme: 'minutes',
    cases: '2',
    agencies: [known, named],
  });
  const safe = { kind: 'nil_escalation', text: 'No child was found to be unsafe.' };
  await add(audit, 'statements', 'statement', safe);
  await add(audit, 'recommendations', 'recommendation', {
    form: 'recommendation',
    kind: 'system',
    text: 'Send minutes within five working days.',
    theme: 'minutes',
    owners: [known],
    due: 'December 2024',
    findings: [late],
  });
  await add(audit, 'guidance', 'citation', { cited: 'working-together|2023', use: 'standard' });
  await fill(audit, 'readers', { questions: 'Who in your team checks that minutes have come?' });
  await add(audit, 'readers', 'resource', {
    title: 'Neglect toolkit',
    url: 'https://www.anytown.example/neglect',
  });

  const finished = await finish(audit);
  assert.equal(finished.to, `${archivePaths.audit(m, audit)}?imported=added`);
  const reader = desk.as('board_member');
  const overview = await reader.get(archivePaths.audit(reader.m, audit));
  assert.match(overview.body, /Quality sub-group/);
  const participation = await reader.get(archivePaths.participation(reader.m, audit));
  assert.match(participation.body, /Constabulary/);
  const { text } = readHtml((await reader.get(paths.briefingFile(reader.m, audit, 'summary', 'html'))).body);
  for (const said of [
    /A review of 2023 found/,
    /two of the six cases/i,
    /daily life was like for the child/,
    /Send minutes within five working days/,
    /No child was found to be unsafe/,
    /Who in your team checks/,
  ])
    assert.match(text, said);
});
