const address =
  /^[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)+[A-Za-z]{2,63}$/;

/**
 * Whether the text is exactly one plain e-mail address. Letters beyond ASCII are refused: they can imitate another domain
 * (such domains have an ASCII form, xn--…, which is accepted). So are lists, names in front, and line breaks.
 */
export function isMailAddress(text: string): boolean {
  return text.length <= 254 && address.test(text) && !/\.\.|^\.|\.@/.test(text);
}

/** "Name <name@example.org>" or a bare address, taken apart; null when it is neither, or the name holds odd characters. */
export function readSender(text: string): { name: string; address: string } | null {
  if (isMailAddress(text)) return { name: '', address: text };
  const [, name = '', bare = ''] = /^([\p{L}\p{N}][\p{L}\p{N} '’.-]{0,99}) <([^<>]+)>$/u.exec(text) ?? [];
  return isMailAddress(bare) ? { name, address: bare } : null;
}
