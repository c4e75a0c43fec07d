export { chartFigure } from './chart-figure.ts';
export type { Chart, Key, Pattern } from './drawing.ts';
export { divergingBars, type DivergingBars } from './diverging-bars.ts';
export { qrCode } from './qr-code.ts';
export { laneChart, type LaneChart } from './lane-chart.ts';
export { milestoneChart, type MilestoneChart } from './milestone-chart.ts';
export { stackedBars, type StackedBars } from './stacked-bars.ts';
export { periodBars, type PeriodBars, type PeriodRow } from './period-bars.ts';
