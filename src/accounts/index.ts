export { agencyTypes } from './agency.ts';
export type { AgencyType } from './agency.ts';
