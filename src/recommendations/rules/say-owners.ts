import { nameService } from '#cases';
import type { Owner } from '../recommendation.ts';

/** An owner's name as it stands in a sentence: the name published, or the service and its agency, or the agency. */
export function nameOwner(owner: Owner, names: (ref: string) => string): string {
  if (owner.name !== undefined) return owner.name;
  if (owner.agency === null) return owner.service ?? 'a body not named';
  const agency = names(owner.agency);
  return owner.service === undefined ? agency : nameService(owner.service, agency);
}

/** The owners as a list in words: "Children's Social Care, the Youth Offending Team and CAMHS"; null for nobody. */
export function listOwners(owners: readonly Owner[], names: (ref: string) => string): string | null {
  if (owners.length === 0) return null;
  return new Intl.ListFormat('en-GB').format(owners.map((owner) => nameOwner(owner, names)));
}

/** Who owes a response: "Owned by Hampshire Constabulary" or "No owner was named", without a full stop. */
export function sayOwners(owners: readonly Owner[], names: (ref: string) => string): string {
  const list = listOwners(owners, names);
  return list === null ? 'No owner was named' : `Owned by ${list}`;
}
