/** The basis for sharing as the builders of audits make it, for tests of later steps. */
export { basisFor } from '../../src/audits/builders.ts';
