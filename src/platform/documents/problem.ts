/** Why a document could not be made: in words for the person who asked, and in a word for the program. */
export type ProblemKind = 'too-large' | 'not-valid' | 'too-slow' | 'failed' | 'closed';

export class DocumentProblem extends Error {
  readonly kind: ProblemKind;

  constructor(kind: ProblemKind, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'DocumentProblem';
    this.kind = kind;
  }
}
