import { caseStatuses } from '#audits';
import { ageBands, ethnicGroups, sexes, type Group, type Quota } from '../quota.ts';

/** Which children a group is of, in words: "Anytown, child protection plan, 5 to 9"; "any child on the list". */
export function sayGroup(group: Group): string {
  const parts = [
    group.area,
    group.status === '' ? '' : caseStatuses[group.status],
    group.age === '' ? '' : sayAge(group.age),
    group.sex === '' ? '' : sexes[group.sex],
    group.ethnicity === '' ? '' : ethnicGroups[group.ethnicity],
  ].filter((part) => part !== '');
  return parts.length === 0 ? 'Any child on the list' : parts.join(', ');
}

function sayAge(age: keyof typeof ageBands): string {
  return /^\d/.test(ageBands[age]) ? `aged ${ageBands[age]}` : ageBands[age].toLowerCase();
}

/** How many a quota takes: "5 cases and 2 reserves". */
export function saySizes({ cases, reserves }: Pick<Quota, 'cases' | 'reserves'>): string {
  const first = `${cases} ${cases === 1 ? 'case' : 'cases'}`;
  return reserves === 0 ? first : `${first} and ${reserves} ${reserves === 1 ? 'reserve' : 'reserves'}`;
}

/** Quotas in codes and counts, as the log keeps them: "1: status=child_protection 5+2; 2: everybody 3+0". */
export function codeQuotas(quotas: readonly Quota[]): string {
  return quotas
    .map((quota, place) => {
      const group = (['area', 'status', 'age', 'sex', 'ethnicity'] as const)
        .filter((trait) => quota[trait] !== '')
        .map((trait) => `${trait}=${quota[trait]}`);
      return `${place + 1}: ${group.length === 0 ? 'everybody' : group.join(' ')} ${quota.cases}+${quota.reserves}`;
    })
    .join('; ');
}
