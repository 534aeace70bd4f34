/** The mark of the product: a bar, and a tick that meets it. */
import type { JSX } from "react";

export function Mark({ size }: { readonly size: number }): JSX.Element {
  return (
    <svg aria-hidden width={size} height={size} viewBox="0 0 64 64" style={{ display: "block", flexShrink: 0 }}>
      <rect width="64" height="64" rx="14" fill="#0b5a6f" />
      <rect x="13" y="16" width="38" height="8" rx="4" fill="#fff" />
      <path d="M14 40.5 L26.5 51 L50 31.5" fill="none" stroke="#7fe0c3" strokeWidth="8" strokeLinecap="round" strokeLinejoin="round" />
    </svg>
  );
}
