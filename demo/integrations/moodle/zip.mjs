import { crc32, deflateRawSync } from 'node:zlib';

/**
 * @typedef {object} Entry
 * @property {string} path in the archive
 * @property {Buffer} data
 */

const VERSION = 20;
const UTF8_NAMES = 0x0800;
const DEFLATE = 8;
const REGULAR_FILE = 0o100644 << 16;

/**
 * Makes a zip archive.
 *
 * @param {Entry[]} entries
 * @param {Date} made when the files were made: PHP's cache goes by it when one version replaces another
 * @returns {Buffer}
 */
export function zip(entries, made) {
  const time =
    (made.getHours() << 11) | (made.getMinutes() << 5) | Math.floor(made.getSeconds() / 2);
  const date = ((made.getFullYear() - 1980) << 9) | ((made.getMonth() + 1) << 5) | made.getDate();
  /** @type {Buffer[]} */
  const files = [];
  /** @type {Buffer[]} */
  const directory = [];
  let offset = 0;
  for (const { path, data } of entries) {
    const name = Buffer.from(path);
    const packed = deflateRawSync(data, { level: 9 });
    // What both kinds of header say of a file.
    const common = Buffer.alloc(26);
    common.writeUInt16LE(VERSION, 0);
    common.writeUInt16LE(UTF8_NAMES, 2);
    common.writeUInt16LE(DEFLATE, 4);
    common.writeUInt16LE(time, 6);
    common.writeUInt16LE(date, 8);
    common.writeUInt32LE(crc32(data), 10);
    common.writeUInt32LE(packed.length, 14);
    common.writeUInt32LE(data.length, 18);
    common.writeUInt16LE(name.length, 22);
    const local = Buffer.concat([Buffer.from('PK\x03\x04'), common, name]);
    files.push(local, packed);

    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(REGULAR_FILE >>> 0, 6);
    tail.writeUInt32LE(offset, 10);
    const version = Buffer.from([VERSION, 3]); // Made on Unix.
    directory.push(Buffer.from('PK\x01\x02'), version, common, tail, name);
    offset += local.length + packed.length;
  }
  const list = Buffer.concat(directory);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(entries.length, 4);
  end.writeUInt16LE(entries.length, 6);
  end.writeUInt32LE(list.length, 8);
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([...files, list, Buffer.from('PK\x05\x06'), end]);
}
