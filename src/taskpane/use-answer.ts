/** An answer that takes a while, as a screen shows it: waited for, here, or failed with the reason. */
import { useEffect, useRef, useState } from "react";

export type Asked<T> = { readonly is: "waiting" } | { readonly is: "here"; readonly answer: T } | { readonly is: "failed"; readonly reason: string };

/** Asks once for each `subject`; an answer that comes after another question was asked is dropped. */
export function useAnswer<T>(subject: unknown, ask: () => Promise<T>): Asked<T> {
  const [state, setState] = useState<{ readonly subject: unknown; readonly asked: Asked<T> }>({ subject, asked: { is: "waiting" } });
  const latest = useRef(ask);
  useEffect(() => {
    latest.current = ask;
  });
  useEffect(() => {
    let isDropped = false;
    const settle = (asked: Asked<T>): void => {
      if (!isDropped) setState({ subject, asked });
    };
    settle({ is: "waiting" });
    latest.current().then(
      (answer) => settle({ is: "here", answer }),
      (error: unknown) => {
        console.error(error);
        settle({ is: "failed", reason: error instanceof Error ? error.message : String(error) });
      },
    );
    return () => {
      isDropped = true;
    };
  }, [subject]);
  return state.subject === subject ? state.asked : { is: "waiting" };
}
