package article

import "strings"

// Setting is a value that the front matter gives below the key primum: what the writer says of the article, and to no reader.
type Setting struct {
	Key   string // below primum, in lower case, elements of lists by their index: type, markets.0; "" where primum itself has a value
	Name  Span   // where the key stands
	Value Field
}

const settings = "primum"

// isSetting reports whether a field of the front matter is a setting, by its path.
func isSetting(path string) bool { return path == settings || strings.HasPrefix(path, settings+".") }

// settingsOf returns the settings among the fields of a front matter, which begins at an offset.
func settingsOf(fields []field, offset int) []Setting {
	var said []Setting
	for _, f := range fields {
		if isSetting(f.key) && len(f.parts) > 0 {
			key := strings.TrimPrefix(strings.TrimPrefix(f.key, settings), ".")
			said = append(said, Setting{key, Span{offset + f.name.Start, offset + f.name.End}, f.whole(offset)})
		}
	}
	return said
}

// brokenSettings returns the lines of an entry of YAML that is none as one setting without a key, so that somebody can tell the writer.
func brokenSettings(src []byte, start, end int) (field, bool) {
	if text, _ := matterLine(src, start); string(text) != settings+":" {
		return field{}, false
	}
	name := Span{start, start + len(settings)}
	return field{key: settings, parts: []part{{string(src[start:end]), start, end}}, name: name}, true
}
