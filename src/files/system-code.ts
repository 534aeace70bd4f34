/** The system's own word for why a file could not be read or written, such as "ENOENT"; "unknown" where it has none. */
export function systemCodeOf(cause: unknown): string {
  return typeof cause === "object" && cause !== null && "code" in cause ? String(cause.code) : "unknown";
}
