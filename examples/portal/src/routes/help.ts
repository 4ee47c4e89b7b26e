import { Router } from 'express';
import { helpPage } from '../pages/help-page.ts';
import type { Site } from '../pages/site.ts';
import { helpTopics } from '../words/help.ts';
import { sendPage } from './send-page.ts';

/** Open to everybody. */
export function helpRoutes(site: Site): Router {
  const router = Router();
  for (const topic of helpTopics) {
    router.get(topic.path, (_request, response) => sendPage(response, helpPage(site, topic)));
  }
  return router;
}
