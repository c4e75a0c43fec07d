/** The part of autocannon that is used here; the package ships no types. */
declare module 'autocannon' {
  type Spread = { readonly average: number; readonly p50: number; readonly p97_5: number };
  type Result = {
    readonly requests: Spread;
    readonly latency: Spread;
    readonly non2xx: number;
    readonly errors: number;
  };
  export default function autocannon(ask: {
    url: string;
    connections: number;
    duration: number;
    headers?: Record<string, string>;
  }): Promise<Result>;
}
