import { InviteBody } from '../activity/invite-body.tsx';
import { TemplateBody } from '../reply/template-body.tsx';
import type { FormBody } from './action-form.tsx';
import { EvaluateBody } from './evaluate-body.tsx';
import { HandOverBody } from './hand-over-body.tsx';
import { ReceiveBody } from './receive-body.tsx';
import { RegisterBody } from './register-body.tsx';
import { ReplyBody } from './reply-body.tsx';

/** Forms that deserve better than what is derived, by `process.action`. */
export const bodies: Readonly<Record<string, FormBody | undefined>> = {
  'suggestion.register': RegisterBody,
  'suggestion.handOver': HandOverBody,
  'assignment.draftReply': ReplyBody,
  'assignment.evaluate': EvaluateBody,
  'commitment.evaluate': EvaluateBody,
  'opinion.receive': ReceiveBody,
  'opinion.classify': ReceiveBody,
  'activity.notify': InviteBody,
  'activity.invite': InviteBody,
  'replyTemplate.create': TemplateBody,
  'replyTemplate.edit': TemplateBody,
};
