import { App, Button, Modal } from 'antd';
import { useWords } from '../../../shared/words.ts';
import { accountWords } from './accounts.text.ts';

export interface Handed {
  readonly name: string;
  readonly username: string;
  readonly password: string;
}

/** A password that is shown once, to be handed to its owner. */
export function TemporaryPassword({ handed, onClose }: { readonly handed: readonly Handed[]; readonly onClose: () => void }) {
  const t = useWords(accountWords);
  const { message } = App.useApp();
  return (
    <Modal
      open={handed.length > 0}
      title={t.temporary}
      closable={false}
      mask={{ closable: false }}
      keyboard={false}
      footer={
        <Button type="primary" onClick={onClose}>
          {t.handed}
        </Button>
      }
    >
      <p className="quiet" style={{ marginBottom: 10 }}>
        {t.temporaryHelp}
      </p>
      {handed.map((one) => (
        <div
          key={one.username}
          style={{
            display: 'flex',
            flexWrap: 'wrap',
            alignItems: 'center',
            gap: '4px 12px',
            padding: '8px 0',
            borderTop: '1px solid var(--line)',
          }}
        >
          <span style={{ flex: '1 1 10em' }}>
            {one.name} <span className="quiet">{one.username}</span>
          </span>
          <code style={{ fontSize: 17, letterSpacing: '.04em', userSelect: 'all' }}>{one.password}</code>
          <Button
            size="small"
            onClick={() =>
              void navigator.clipboard?.writeText(one.password).then(
                () => message.info(t.copied),
                () => {},
              )
            }
          >
            {t.copy}
          </Button>
        </div>
      ))}
    </Modal>
  );
}
