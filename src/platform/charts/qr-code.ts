import { html, type SafeHtml } from '#platform/html';
import encodeQR from 'qr';

/** A text as a QR code: black on white with its quiet border, to be scanned from a screen. `alt` says what it is for. */
export function qrCode(text: string, alt: string): SafeHtml {
  const rows = encodeQR(text, 'raw', { ecc: 'medium', border: 4 });
  const size = rows.length;
  const squares = rows.flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : [])));
  return html`<svg
    class="tl-qr"
    role="img"
    aria-label="${alt}"
    width="220"
    height="220"
    viewBox="0 0 ${size} ${size}"
    shape-rendering="crispEdges"
  >
    <rect width="${size}" height="${size}" fill="#ffffff" />
    <path fill="#000000" d="${squares.join('')}" />
  </svg>`;
}
