import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Controller, Get, Header, Param, Query, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { OpenApi } from '../openapi/document';
import { found } from '../reading/found';
import { NoParameters } from '../reading/point';
import { Permit } from '../security/permit';

/** The documentation page shows examples in `data:` images and sets styles of its own; all else comes from here alone. */
const DOCS_POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; connect-src 'self'; " +
  "base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

const PAGE = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>Corporate-change ledger: HTTP interface</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="icon" href="/docs/assets/favicon-32x32.png">
<link rel="stylesheet" href="/docs/assets/swagger-ui.css">
</head>
<body>
<div id="swagger-ui"></div>
<script src="/docs/assets/swagger-ui-bundle.js"></script>
<script src="/docs/assets/start.js"></script>
</body>
</html>
`;

const START = `SwaggerUIBundle({ url: '/openapi.json', dom_id: '#swagger-ui', deepLinking: true, validatorUrl: null });
`;

const nest = dirname(require.resolve('@nestjs/swagger'));
const swaggerUi = dirname(require.resolve('swagger-ui-dist/package.json', { paths: [nest] }));
const fromPackage = (file: string) => (): string | Buffer => readFileSync(join(swaggerUi, file));

/** Every file that the documentation page loads; there are no others. */
const ASSETS: Readonly<Record<string, { readonly type: string; readonly content: () => string | Buffer }>> = {
  'start.js': { type: 'text/javascript; charset=utf-8', content: () => START },
  'swagger-ui-bundle.js': {
    type: 'text/javascript; charset=utf-8',
    content: fromPackage('swagger-ui-bundle.js'),
  },
  'swagger-ui.css': { type: 'text/css; charset=utf-8', content: fromPackage('swagger-ui.css') },
  'favicon-32x32.png': { type: 'image/png', content: fromPackage('favicon-32x32.png') },
};

/** The description of the interface, for machines and for people. */
@Controller()
@ApiExcludeController()
export class DocsController {
  constructor(private readonly openApi: OpenApi) {}

  @Get('openapi.json')
  @Permit('read')
  document(@Query() _query: NoParameters): object {
    return this.openApi.document();
  }

  @Get('docs')
  @Permit('read')
  @Header('content-type', 'text/html; charset=utf-8')
  @Header('content-security-policy', DOCS_POLICY)
  page(): string {
    return PAGE;
  }

  @Get('docs/assets/:file')
  @Permit('read')
  asset(@Param('file') file: string, @Res() reply: FastifyReply): void {
    const asset = found(Object.hasOwn(ASSETS, file) ? ASSETS[file] : undefined, 'file', file);
    reply.type(asset.type).send(asset.content());
  }

  /** Until there is a page of its own, the service begins with its documentation. */
  @Get()
  @Permit('read')
  home(@Res() reply: FastifyReply): void {
    reply.redirect('/docs', 303);
  }
}
