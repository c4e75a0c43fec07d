import type { OpenContext, OpenReply } from '#platform/http';
import { colourProblem, washOf } from '../rules/colour-contrast.ts';

/** A partnership's colour as a stylesheet. The colour is in the address, so nothing is asked and nothing given away. */
export function get(context: OpenContext): OpenReply {
  const colour = `#${(context.params['file'] ?? '').replace(/\.css$/, '')}`;
  if (colourProblem(colour) !== null) return { kind: 'notFound' };
  return {
    kind: 'file',
    bytes: `:root{--brand:${colour};--brand-wash:${washOf(colour)}}\n`,
    contentType: 'text/css; charset=utf-8',
    name: 'brand.css',
    disposition: 'inline',
  };
}
