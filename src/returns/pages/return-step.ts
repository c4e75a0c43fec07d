import type { ActingContext } from '#accounts';
import { notFound, redirect, type Reply } from '#platform/http';
import { paths } from '../paths.ts';
import { openMyReturn } from './parts/open-return.ts';
import { overtakenPage } from './parts/overtaken-page.ts';
import { takeStep } from './parts/take-step.ts';

/** Takes back what was handed in, to go on writing; or begins a correction of what was signed. */
export async function post(context: ActingContext): Promise<Reply> {
  const opened = await openMyReturn(context);
  if (opened === null) return notFound();
  const { one, key, caseKey, role } = opened;
  const action = context.form.text('do') === 'correct' ? 'begin_correction' : 'take_back';
  const seen = { ...one, version: Number(context.form.text('version')) };
  if (!(await takeStep(context, key, caseKey, seen, action, role, null)))
    return await overtakenPage(context, one, []);
  context.note({ do: action }, [one.id]);
  return redirect(paths.return(context.actor.membership, one.audit, one.id));
}
