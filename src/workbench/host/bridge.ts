/**
 * The wire between Office.js and a workbook host. Office.js looks for a global named `_richApiNativeBridge` when its Excel
 * library loads, sends every request through it as text, and sets `onMessageFromHost` on it for answers and events. So the global must be
 * there before the library's script runs:
 *
 *     window._richApiNativeBridge = openBridge(host);
 */
import type { WorkbookHost } from "./open-host";
import { bytesOf, type WireRequest } from "./wire";

export type Bridge = {
  readonly sendMessageToHost: (text: string) => void;
  /** Set by Office.js. */
  onMessageFromHost?: (text: string) => void;
};

export type BridgeOptions = {
  /** Runs after the current task, since a host never answers at once. */
  readonly defer: (task: () => void) => void;
  /** Whether the answer to a request is delivered at all: a test of what happens when Excel stays silent says no. */
  readonly isAnswered?: (requestIndex: number) => boolean;
};

const REQUEST = 1;
const PUSH = 3;
/** Flag of a request that may wait until no cell is being edited. */
const DELAY_FOR_CELL_EDIT = 64;

export function openBridge(host: WorkbookHost, { defer, isAnswered = () => true }: BridgeOptions): Bridge {
  const send = (message: object): void => defer(() => bridge.onMessageFromHost?.(JSON.stringify(message)));
  const bridge: Bridge = {
    sendMessageToHost(text) {
      const { id, type, flags, message } = JSON.parse(text) as {
        readonly id: number;
        readonly type: number;
        readonly flags: number;
        readonly message: { readonly body: string | WireRequest };
      };
      if (type !== REQUEST) return;
      const bodyText = typeof message.body === "string" ? message.body : JSON.stringify(message.body);
      const answer = (): void => {
        const index = host.exchanges.length;
        const body = host.request(JSON.parse(bodyText) as WireRequest, bytesOf(bodyText));
        if (isAnswered(index)) send({ id, type: REQUEST, flags: 0, message: { statusCode: 200, headers: {}, body } });
      };
      if ((flags & DELAY_FOR_CELL_EDIT) !== 0) host.afterEditing(answer);
      else answer();
    },
  };
  host.onEvents((entries) => send({ type: PUSH, message: { entries } }));
  return bridge;
}
