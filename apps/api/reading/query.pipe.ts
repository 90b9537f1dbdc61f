import type { ArgumentMetadata, PipeTransform } from '@nestjs/common';
import { isQueryClass, readQuery } from './parameter';

/** Reads queries for all routes; bodies and the parts of an address pass as they are. */
export class QueryPipe implements PipeTransform {
  transform(value: unknown, { type, metatype }: ArgumentMetadata): unknown {
    if (type !== 'query' || !isQueryClass(metatype)) return value;
    return readQuery(metatype, value as Readonly<Record<string, unknown>>);
  }
}
