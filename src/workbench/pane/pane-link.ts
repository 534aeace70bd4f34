/** How the pane's frame reaches the page around it: as text, the way Office.js talks to a native host. */
export type PaneLink = {
  /** Takes what delivers messages to Office.js, gives what takes its messages. A frame that loads anew connects anew. */
  readonly connect: (deliver: (text: string) => void) => (text: string) => void;
};
