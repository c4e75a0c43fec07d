/** An agency as a report first names it: "National Probation Service (NPS)"; a short name that is no initials is left out. */
export function nameInFull(name: string, shortName: string): string {
  const isInitials = /^[\p{Lu}\d&]{2,}$/u.test(shortName) && !name.includes(shortName);
  return isInitials ? `${name} (${shortName})` : name;
}
