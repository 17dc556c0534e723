// The JSON Schema of SARIF 2.1.0, as a module that ships it. It is read from the module cache and built into nothing:
//
//	go mod download -modfile=internal/report/testdata/schema/sarif.mod github.com/securego/gosec/v2
module github.com/primum-lint/primum/internal/report/testdata/schema

go 1.26.0

require github.com/securego/gosec/v2 v2.30.0
