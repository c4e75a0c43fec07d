/** Whether a text is the https address of a page in the open web: a name with a dot, no sign-in in it, no port. */
export function isWebAddress(text: string): boolean {
  if (!/^https:\/\/[^\s\\]+$/.test(text) || !URL.canParse(text)) return false;
  const { hostname, username, password, port } = new URL(text);
  const isName = /^[a-z0-9-]+(\.[a-z0-9-]+)*\.[a-z][a-z0-9-]+$/.test(hostname);
  return isName && username === '' && password === '' && port === '';
}
