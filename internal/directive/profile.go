package directive

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"unicode"

	"github.com/primum-lint/primum/internal/article"
	"github.com/primum-lint/primum/internal/rule"
	"github.com/primum-lint/primum/internal/strict"
)

// Said is what an article's front matter says that it is.
type Said struct {
	Profile rule.Profile
	Places  map[string]article.Span // of what is said, by key of the profile
	Faults  []Fault
}

// Profile reads what an article's front matter says that it is. What cannot be read is a fault, and not said.
func Profile(a *article.Article) Said {
	var said Said
	for _, s := range a.Settings {
		key := strings.TrimRight(s.Key, ".0123456789")
		fault := func(at article.Span, err error) {
			said.Faults = append(said.Faults, Fault{Kind: rule.WrongSetting, Span: at, Detail: sentence(err)})
		}
		_, given := said.Places[key]
		switch {
		case s.Key == "", unicode.IsDigit(rune(s.Key[0])): // a value, or a list of them
			fault(s.Name, fmt.Errorf("below it stand keys and values: one or more of %s", strings.Join(rule.ProfileKeys, ", ")))
		case !slices.Contains(rule.ProfileKeys, key):
			fault(s.Name, unknownKey(key))
		case given && key == s.Key:
			fault(s.Name, errors.New("it is given twice"))
		case key != s.Key && key != "markets":
			fault(s.Value.Span, errors.New("one word stands here, no list"))
		default:
			if err := said.set(key, s.Value.Text); err != nil {
				fault(s.Value.Span, err)
			} else if !given {
				if said.Places == nil {
					said.Places = map[string]article.Span{}
				}
				said.Places[key] = s.Value.Span
			}
		}
	}
	return said
}

func (s *Said) set(key, value string) error {
	switch key {
	case "type":
		return s.Profile.Type.UnmarshalText([]byte(value))
	case "product":
		return s.Profile.Product.UnmarshalText([]byte(value))
	case "publisher-sells":
		sells := value == "true"
		if !sells && value != "false" {
			return errors.New("it is true or false")
		}
		s.Profile.PublisherSells = &sells
		return nil
	}
	var m rule.Market
	if err := m.UnmarshalText([]byte(value)); err != nil {
		return err
	}
	s.Profile.Markets = append(s.Profile.Markets, m)
	return nil
}

func unknownKey(key string) error {
	if near := strict.Nearest(key, rule.ProfileKeys); near != "" {
		return fmt.Errorf("did you mean “%s”?", near)
	}
	return fmt.Errorf("known here: %s", strings.Join(rule.ProfileKeys, ", "))
}

// sentence makes a sentence of an error.
func sentence(err error) string {
	text := err.Error()
	text = strings.ToUpper(text[:1]) + text[1:]
	if strings.HasSuffix(text, "?") {
		return text
	}
	return text + "."
}
