/**
 * Codes that count up from nought, gathered row by row in the narrowest array that holds the largest so far: most columns of a table have
 * few distinct cells, and a byte for each row is a quarter of what a number takes.
 */

export type Codes = Uint8Array | Uint16Array | Int32Array;

const ROOM_AT_FIRST = 64;

export function growingCodes(): { readonly push: (code: number) => void; readonly build: () => Codes } {
  let codes: Codes = new Uint8Array(ROOM_AT_FIRST);
  let codeMax = 0xff;
  let length = 0;
  return {
    push(code) {
      if (code > codeMax) {
        codes = copied(codes, code > 0xffff ? new Int32Array(codes.length) : new Uint16Array(codes.length));
        codeMax = code > 0xffff ? Infinity : 0xffff;
      }
      // Half as much again, so that little room stays empty in a long column.
      if (length === codes.length) codes = copied(codes, sameKind(codes, length + (length >> 1)));
      codes[length] = code;
      length += 1;
    },
    /** What was pushed, without another copy; nothing may be pushed afterwards. */
    build: () => codes.subarray(0, length),
  };
}

function sameKind(codes: Codes, room: number): Codes {
  if (codes instanceof Uint8Array) return new Uint8Array(room);
  return codes instanceof Uint16Array ? new Uint16Array(room) : new Int32Array(room);
}

function copied<C extends Codes>(from: Codes, into: C): C {
  into.set(from);
  return into;
}
