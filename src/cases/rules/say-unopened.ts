/** Why who a child is cannot be shown, in a heading and a sentence that says what to do. */
export function sayUnopened(state: 'destroyed' | 'moved' | 'rolled back' | 'missing'): {
  readonly heading: string;
  readonly says: string;
} {
  switch (state) {
    case 'destroyed':
      return {
        heading: 'Who the people are was destroyed',
        says: 'The key to it was destroyed. Nobody can open it again, from no copy either.',
      };
    case 'moved':
      return {
        heading: 'Who the people are does not open',
        says: 'What is kept was not sealed for this case, or was changed outside this service. It is not shown. Tell whoever runs the service and your Caldicott Guardian: the log notes it as an alarm.',
      };
    case 'rolled back':
      return {
        heading: 'An earlier version was put back',
        says: 'The log knows a later version than the one that is kept. It is not shown. Tell whoever runs the service and your Caldicott Guardian: the log notes it as an alarm.',
      };
    case 'missing':
      return {
        heading: 'Nothing is recorded of who the people are',
        says: 'This case has no record of who it is about.',
      };
  }
}
