/** Holds one state, changes it by events, and tells whoever listens: the pane, and the ribbon that lives outside of React. */
export type Store<State, Event> = {
  readonly state: () => State;
  readonly tell: (event: Event) => void;
  /** Returns the way to stop listening. */
  readonly subscribe: (listener: () => void) => () => void;
};

export function openStore<State, Event>(opening: State, after: (state: State, event: Event) => State): Store<State, Event> {
  let current = opening;
  const listeners = new Set<() => void>();
  return {
    state: () => current,
    tell(event) {
      const next = after(current, event);
      if (next === current) return;
      current = next;
      for (const listener of [...listeners]) listener();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
  };
}
