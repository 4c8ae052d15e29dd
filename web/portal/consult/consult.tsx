import { useWords } from '../../shared/words.ts';
import { ask } from '../ask.ts';
import { Choose } from '../choose.tsx';
import { usePlace } from '../place.ts';
import { ProblemNote } from '../problem.tsx';
import { portalWords } from '../text.ts';
import { useAsked } from '../use-asked.ts';
import { CommentPage } from './comment-page.tsx';
import { OwnComment } from './own-comment.tsx';
import { OwnReview } from './own-review.tsx';
import { ReviewPage } from './review-page.tsx';

/** Commenting on what is out for comments and suggesting a review, and the private addresses of both. */
export default function ConsultPart() {
  const { path, query, hash } = usePlace();
  const [, what, id] = /^\/portal\/(consult|said|review|suggested)(?:\/([^/]+))?\/?$/u.exec(path) ?? [];
  if (what === 'consult' && id) return <CommentPage key={id} id={id} article={query.get('article') ?? ''} />;
  if (what === 'said') return <OwnComment key={hash} secret={hash} />;
  if (what === 'suggested') return <OwnReview key={hash} secret={hash} />;
  return <Review named={query.get('congress')} />;
}

/** Of the only congress there is, of the one named in the address, or of one to be chosen. */
function Review({ named }: { readonly named: string | null }) {
  const t = useWords(portalWords);
  const { value, problem, again } = useAsked('congresses', (manner) => ask('congresses', {}, manner));
  if (!value) return problem ? <ProblemNote problem={problem} again={again} /> : <p role="status">{t.loading}</p>;
  const only = value.items.length === 1 ? value.items[0]?.id : null;
  const congress = value.items.find((one) => one.id === (named ?? only));
  return congress ? <ReviewPage key={congress.id} congress={congress.id} /> : <Choose items={value.items} path="/portal/review" />;
}
