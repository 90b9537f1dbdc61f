import type { ArgumentMetadata, PipeTransform } from '@nestjs/common';
import { LedgerError, faultInText } from '#domain';
import { isQueryClass, readQuery } from './parameter';

/** Longest part of an address, in UTF-16 code units. */
const PATH_PART_LENGTH_MAX = 200;

/** Reads queries and the parts of addresses for all routes; bodies pass as they are. */
export class QueryPipe implements PipeTransform {
  transform(value: unknown, { type, metatype, data }: ArgumentMetadata): unknown {
    if (type === 'param') return readPathPart(data ?? 'the address', value);
    if (type !== 'query' || !isQueryClass(metatype)) return value;
    return readQuery(metatype, value as Readonly<Record<string, unknown>>);
  }
}

/** Databases cut a text at U+0000, so that another thing would be found than was asked for. */
function readPathPart(name: string, value: unknown): unknown {
  const fault = faultInText(value, PATH_PART_LENGTH_MAX);
  if (fault === undefined) return value;
  throw new LedgerError('invalid_parameter', `${name} in the address ${fault}`, `/${name}`);
}
