import { findActor } from '#accounts';
import { findTermsInForce, type AuditKey } from '#audits';
import type { KeyStore } from '#platform/crypto';
import type { Transact, Tx } from '#platform/db';
import { renderDocument } from '#platform/documents';
import type { Values } from '#platform/forms';
import { londonDay } from '#platform/time';
import {
  addEvidence,
  addTool,
  chooseAuditTool,
  findShippedTool,
  listAuditTools,
  listReturns,
  loadKnown,
  openMyReturn,
  openReturns,
  publishTool,
  returnsToOpen,
  writeEntries,
  type OpenedReturn,
} from '#returns';
import { actAs, type Hat } from './hats.ts';
import { valuesOfCase3 } from './case-3.ts';
import { idFor } from './id-for.ts';
import { plainValues } from './plain-values.ts';
import { workingDay } from './terms.ts';
import written from './wealdmere/returns.json' with { type: 'json' };

/** Who leads for an agency of the demonstration. */
export type Lead = { readonly agency: string; readonly name: string };
export type Place = { readonly id: string; readonly shortName: string };

/** The coordinator chooses a tool for each method, and opens a return for every agency that knows a case. */
export async function openAllReturns(
  transact: Transact,
  keys: KeyStore,
  key: AuditKey,
  place: Place,
  coordinator: string,
): Promise<void> {
  await actAs(transact, coordinator, place.shortName, async (tx, hat, now) => {
    const today = londonDay(now);
    if ((await listAuditTools(tx, key)).length === 0) await chooseTools(tx, key, hat, today);
    const terms = (await findTermsInForce(tx, key))?.terms ?? null;
    const chosen = await listAuditTools(tx, key);
    const known = await loadKnown({ tx }, { key, terms, chosen });
    const actor = await findActor(tx);
    if (actor === null) throw new Error('Nobody coordinates the demonstration.');
    const { ready } = returnsToOpen(known, chosen, await listReturns(tx, key));
    await openReturns({ tx, keys, actor }, { key, terms }, ready);
  });
}

async function chooseTools(tx: Tx, key: AuditKey, hat: Hat, today: string): Promise<void> {
  const methods = (await findTermsInForce(tx, key))?.terms.methods ?? [];
  for (const method of methods) {
    const isDeep = method.kind === 'deep_dive';
    const shipped = findShippedTool(isDeep ? 'deep-dive' : 'dip-sample');
    if (shipped === null) throw new Error('A tool is missing.');
    const name = isDeep ? 'Neglect: deep dive' : 'Neglect: dip sample';
    const tool = { ...shipped.tool, name, grading: isDeep ? 'four_grades' : '' };
    const writer = { partnership: key.partnership, membership: hat.membership };
    const id = await addTool(tx, writer, tool, shipped.code);
    await publishTool(tx, writer, id, { number: 1, tool, note: 'For the audit of neglect' });
    await chooseAuditTool(tx, key, hat.membership, {
      method: method.id,
      tool: id,
      number: 1,
      dueOn: workingDay(today, isDeep ? 8 : 3),
      takesFiles: isDeep,
    });
  }
}

/** Everybody writes their own part: Case 3 whole, the others as far as `written` says. */
export async function writeReturns(
  transact: Transact,
  keys: KeyStore,
  key: AuditKey,
  place: Place,
  leads: readonly Lead[],
): Promise<void> {
  for (const { agency, name } of leads)
    await actAs(transact, name, place.shortName, async (tx, hat, now) => {
      const today = londonDay(now);
      const actor = await findActor(tx);
      if (actor === null || actor.agency === null) throw new Error(`${name} leads for nobody.`);
      for (const one of await listReturns(tx, key)) {
        if (one.agency !== actor.agency.id) continue;
        const opened = await openMyReturn({ tx, keys, actor, params: { audit: key.audit, return: one.id } });
        if (opened === null || opened.entries.versions.size > 0) continue;
        const values = valuesFor(opened, agency, today);
        await writeEntries(tx, opened.caseKey, opened.key, hat.membership, values, opened.entries.versions);
        await attachWordReturn(tx, opened, agency, hat.membership);
      }
    });
}

function valuesFor(opened: OpenedReturn, agency: string, today: string): Values {
  const { caseNumber } = opened.one;
  if (caseNumber === 3) return valuesOfCase3(opened, agency, today);
  const tenths =
    written.others.returns.find((one) => one.agency === agency && one.case === caseNumber)?.written ?? 0;
  return plainValues(opened, agency, tenths);
}

/** One agency had sent its return as a Word document first; a heading was lost on the way. */
async function attachWordReturn(
  tx: Tx,
  opened: OpenedReturn,
  agency: string,
  membership: string,
): Promise<void> {
  const { wordReturn } = written;
  if (wordReturn.agency !== agency || wordReturn.case !== opened.one.caseNumber) return;
  const { bytes } = await renderDocument(
    {
      title: wordReturn.title,
      language: 'en-GB',
      subject: wordReturn.title,
      page: 'portrait',
      colour: '#0b5d57',
      marks: [],
      footer: wordReturn.title,
      blocks: wordReturn.parts.flatMap(([heading = '', text = '']) => [
        ...(heading === '' ? [] : [{ kind: 'heading', level: 2, text: heading } as const]),
        { kind: 'paragraph', runs: [text] } as const,
      ]),
    },
    'docx',
  );
  await addEvidence(tx, opened.caseKey, opened.key, membership, {
    id: idFor('the return that came as a Word document'),
    field: wordReturn.item,
    kind: 'docx',
    name: wordReturn.name,
    content: typeof bytes === 'string' ? Buffer.from(bytes) : bytes,
  });
}
