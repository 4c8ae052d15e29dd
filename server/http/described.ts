import type { SwaggerTransformObject } from '@fastify/swagger';
import { jsonSchemaTransformObject } from 'fastify-type-provider-zod';

interface Answer {
  description?: string;
  content?: Record<string, unknown>;
}

/** Says of every refusal that it is a problem document, whatever its route answers otherwise. */
export const describeProblems: SwaggerTransformObject = (input) => {
  const document = jsonSchemaTransformObject(input);
  const operations = Object.values(document.paths ?? {}).flatMap((path) => Object.values(path as Record<string, unknown>));
  for (const operation of operations) {
    for (const [status, answer] of Object.entries((operation as { responses?: Record<string, Answer> }).responses ?? {})) {
      if (!/^[45]XX$/.test(status)) continue;
      answer.description = status === '4XX' ? 'Refused; says why' : 'Failed; nothing was written';
      answer.content = { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } };
    }
  }
  return document;
};
