import type { AuditKey } from '#audits';
import {
  findConcernRoute,
  listConcerns,
  listSampleCases,
  moveConcern,
  openCaseKey,
  raiseConcern,
} from '#cases';
import type { KeyStore } from '#platform/crypto';
import type { Transact } from '#platform/db';
import { actAs } from './hats.ts';

/** Cases about which somebody said that a child may be unsafe. */
export const concernCases = [5, 8];

const coordinator = 'Marian Aldous';
const recipient = 'Grace Oyelaran';

const concerns = [
  {
    case: 5,
    feared: 'The record of last week says that the home was cold and that there was no food in the kitchen.',
    done: 'I have told the front door of children’s social care.',
    outcome: null,
  },
  {
    case: 8,
    feared: 'Nobody outside the family has seen the child since summer.',
    done: '',
    outcome: 'A social worker visited the same day and saw the child, who was well.',
  },
] as const;

/** One concern that is acknowledged and one that is closed; in the other cases none was found. */
export async function raiseConcerns(
  transact: Transact,
  keys: KeyStore,
  key: AuditKey,
  shortName: string,
): Promise<void> {
  await actAs(transact, coordinator, shortName, async (tx, hat, now) => {
    if ((await listConcerns(tx, key)).length > 0) return;
    const cases = await listSampleCases(tx, key);
    const route = await findConcernRoute(tx, key);
    for (const said of concerns) {
      const one = cases.find(({ number }) => number === said.case);
      if (one === undefined) throw new Error(`There is no case ${said.case}.`);
      await raiseConcern(tx, await openCaseKey(keys, one.id), key, {
        case: one.id,
        caseNumber: one.number,
        by: hat.membership,
        words: { feared: said.feared, done: said.done, referral: 'yes', because: '' },
        route,
        acknowledgeBy: now.add({ minutes: 60 }),
      });
    }
  });
  await actAs(transact, recipient, shortName, async (tx, hat) => {
    for (const concern of await listConcerns(tx, key)) {
      const outcome = concerns.find((one) => one.case === concern.caseNumber)?.outcome ?? null;
      const { recipient: to, deputy, acknowledgeBy } = concern;
      const standing = { recipient: to, deputy, acknowledgeBy };
      if (concern.state === 'raised')
        await moveConcern(
          tx,
          key,
          concern,
          { kind: 'acknowledged', state: 'acknowledged', outcome: null, ...standing },
          null,
          hat.membership,
        );
      const [acknowledged] = (await listConcerns(tx, key)).filter(({ id }) => id === concern.id);
      if (outcome === null || acknowledged?.state !== 'acknowledged') continue;
      await moveConcern(
        tx,
        key,
        acknowledged,
        { kind: 'closed', state: 'closed', outcome: 'agency_action', ...standing },
        { caseKey: await openCaseKey(keys, concern.case), words: { words: outcome } },
        hat.membership,
      );
    }
  });
}
