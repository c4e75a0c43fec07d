import { checkPicture } from '#platform/files';
import type { Partnership } from './store/partnerships.ts';

/** Under whose name, colour and marks a document goes out. */
export type Brand = {
  /** The host partnership in full. */
  readonly name: string;
  readonly shortName: string;
  /** #rrggbb, already checked for contrast of at least 4.5:1 on white. */
  readonly colour: string;
  /** Logos by the name of the partnership they stand for: the host's own and those of joint partners. */
  readonly marks: readonly PartnershipMark[];
};

export type PartnershipMark = {
  readonly name: string;
  readonly logo: { readonly png: Uint8Array; readonly width: number; readonly height: number };
};

/**
 * Under whose name, colour and mark a partnership's documents go out today. Joint partners come with the audit and have
 * no logo of their own: they stand as text.
 */
export function brandOf(partnership: Partnership): Brand {
  const { name, shortName, colour, logo } = partnership;
  const checked = logo === null ? null : checkPicture(logo);
  return {
    name,
    shortName,
    colour,
    marks:
      logo !== null && checked?.ok === true
        ? [{ name, logo: { png: logo, width: checked.width, height: checked.height } }]
        : [],
  };
}
